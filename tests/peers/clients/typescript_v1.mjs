// The TypeScript SDK v1, over stdio or HTTP: typescript_v1.mjs EXAMPLES TARGET…
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { journey } from "./journey.mjs";

const [examples, command, ...args] = process.argv.slice(2);
const local = !command.startsWith("http");
const transport = local
  ? new StdioClientTransport({ command, args, env: process.env })
  : new StreamableHTTPClientTransport(new URL(command));
const client = new Client({ name: "a TypeScript client", version: "1" });
await client.connect(transport);
await journey(client, examples, local);
await client.close();
