"""Which embedder the library and the facts are searched with, as the settings say."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from server.settings import EmbedderSettings

if TYPE_CHECKING:
    from tailoring.services import Embedder

NONE = "none"
# Names are stored with every vector; longer ones are cut, and told apart by a digest.
_LONGEST = 60


def chosen_embedder(settings: EmbedderSettings) -> Embedder | None:
    """The embedder of these settings; None: by words alone. Nothing is loaded, and nobody asked, before the first text.

    One that is set and cannot be had raises EmbedderUnavailable when it is given a text.
    """
    if settings.name == NONE:
        return None
    if not settings.name:
        from tailoring.embedding.minilm import load_embedder

        return load_embedder()
    if settings.base_url:
        from server.providers.embedding_api import ApiEmbedder

        return ApiEmbedder(settings, _model_id(settings))
    from server.providers.fastembed_models import FastembedModel

    return FastembedModel(settings.name, _model_id(settings))


def _model_id(settings: EmbedderSettings) -> str:
    """The name stored with the vectors; a model asked for another length is another model."""
    full = f"{settings.name}:{settings.dimensions}" if settings.dimensions else settings.name
    if len(full) <= _LONGEST:
        return full
    return f"{full[: _LONGEST - 13]}~{hashlib.sha256(full.encode()).hexdigest()[:12]}"


def embedder_words(settings: EmbedderSettings) -> str:
    """Which embedder is used, in words for the person."""
    from tailoring.embedding.minilm import MODEL_ID, missing_parts

    if settings.name == NONE:
        return "none, as set: library and facts are searched by words alone"
    if settings.name:
        return f"{settings.name}, {settings.base_url or 'by fastembed on this machine'}"
    missing = missing_parts()
    return f"none: {missing}" if missing else f"{MODEL_ID}, on this machine"
