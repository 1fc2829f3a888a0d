package com.salesagent.models;

final class BedrockModelTest extends ModelContract {
    @Override
    String name() {
        return "bedrock";
    }

    @Override
    String schemaMarker() {
        return "\"outputConfig\"";
    }
}
