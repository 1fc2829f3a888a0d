package com.salesagent.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.salesagent.infra.Synthesis.Resource;

/** Paths of an API's methods, from the tree of resources in a template. */
final class Paths {
    private Paths() {}

    static String of(Synthesis synthesis, String template, Resource method) {
        StringBuilder path = new StringBuilder();
        JsonNode at = method.properties().path("ResourceId");
        while (at.has("Ref")) {
            String id = at.path("Ref").asText();
            Resource resource =
                    synthesis.one(
                            template, "AWS::ApiGateway::Resource", made -> made.id().equals(id));
            path.insert(0, "/" + resource.properties().path("PathPart").asText());
            at = resource.properties().path("ParentId");
        }
        return path.toString();
    }
}
