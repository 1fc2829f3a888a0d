package com.salesagent.models;

final class OpenAiModelTest extends ModelContract {
    @Override
    String name() {
        return "openai";
    }

    @Override
    String schemaMarker() {
        return "\"strict\"";
    }
}
