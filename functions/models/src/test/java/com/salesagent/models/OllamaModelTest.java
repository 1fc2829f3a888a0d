package com.salesagent.models;

final class OllamaModelTest extends ModelContract {
    @Override
    String name() {
        return "ollama";
    }

    @Override
    String schemaMarker() {
        return "\"format\"";
    }
}
