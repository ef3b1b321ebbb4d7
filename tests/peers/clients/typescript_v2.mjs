// The TypeScript client v2, in the newest era where PEER_ERA says so, over stdio or HTTP: typescript_v2.mjs EXAMPLES TARGET…
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { journey } from "./journey.mjs";

const [examples, command, ...args] = process.argv.slice(2);
const local = !command.startsWith("http");
const transport = local
  ? new StdioClientTransport({ command, args, env: process.env })
  : new StreamableHTTPClientTransport(new URL(command));
const options = process.env.PEER_ERA === "newest" ? { versionNegotiation: { mode: "auto" } } : {};
const client = new Client({ name: "a TypeScript client", version: "2" }, options);
await client.connect(transport);
await journey(client, examples, local);
await client.close();
