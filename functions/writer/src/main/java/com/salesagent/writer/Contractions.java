package com.salesagent.writer;

/** "I'd" as "I would": for a formal tone. Leaves possessives and names alone. */
final class Contractions {
    private Contractions() {}

    static String writtenOut(String text) {
        return text.replaceAll("\\b([Cc])an't\\b", "$1annot")
                .replaceAll("\\b([Ww])on't\\b", "$1ill not")
                .replaceAll("(?<=[a-z])n't\\b", " not")
                .replaceAll("\\b(I|[Yy]ou|[Ww]e|[Tt]hey)'d\\b", "$1 would")
                .replaceAll("\\b(I|[Yy]ou|[Ww]e|[Tt]hey)'ll\\b", "$1 will")
                .replaceAll("\\b([Yy]ou|[Ww]e|[Tt]hey)'re\\b", "$1 are")
                .replaceAll("\\b(I|[Yy]ou|[Ww]e|[Tt]hey)'ve\\b", "$1 have")
                .replaceAll("\\bI'm\\b", "I am")
                .replaceAll("\\b([Tt]hat|[Ii]t|[Tt]here|[Ww]hat)'s\\b", "$1 is");
    }
}
