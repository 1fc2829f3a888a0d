package com.salesagent.local.mail;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** What the pages show, ready to be written into a template. */
public final class View {
    private View() {}

    /**
     * What each page says of the cloud.
     *
     * @param ahead how far the clock is ahead; blank where it isn't
     * @param paced whether emails keep to office hours and limits
     */
    public record Notes(String ahead, boolean paced) {}

    /**
     * A row of a list.
     *
     * @param tone {@code good}, {@code bad} or {@code plain}, for the state's colour
     * @param fresh whether nobody has opened it yet
     */
    public record Row(
            String link,
            String who,
            String subject,
            String preview,
            String when,
            String state,
            String tone,
            boolean fresh) {}

    /**
     * Both lists.
     *
     * @param fresh how many mails to you nobody has opened yet
     */
    public record Lists(List<Row> you, List<Row> prospects, int fresh, int more) {
        public Lists {
            you = List.copyOf(you);
            prospects = List.copyOf(prospects);
        }
    }

    /** A piece of a mail's text; links are shown as such. */
    public record Piece(String text, boolean link) {}

    /** A header line. */
    public record Header(String name, String value) {}

    /**
     * One message of a conversation.
     *
     * @param answer whether the prospect wrote it
     * @param history what became of it, such as {@code delivered 10:04}
     * @param htmlLink where its HTML part is; blank for none
     * @param open whether it is shown unfolded
     */
    public record Message(
            String id,
            boolean answer,
            String from,
            String to,
            String subject,
            String when,
            String state,
            String tone,
            String history,
            List<Piece> text,
            List<Header> headers,
            String htmlLink,
            boolean open) {
        private static final int LINE = 60;
        private static final int LOWEST = 16;
        private static final int HIGHEST = 60;

        public Message {
            text = List.copyOf(text);
            headers = List.copyOf(headers);
        }

        /**
         * How high its HTML part is shown, in rem: about a line for each line of its text, so that
         * the link at its end needs no scrolling, within what a screen bears.
         */
        public int height() {
            int lines =
                    text.stream()
                            .map(Piece::text)
                            .collect(joining())
                            .lines()
                            .mapToInt(line -> 1 + line.length() / LINE)
                            .sum();
            return Math.clamp(lines * 8L / 5 + 3, LOWEST, HIGHEST);
        }
    }

    /**
     * A mail's page.
     *
     * @param latest the mail that an answer goes to
     * @param optOut whether the mail has a one-click opt-out
     */
    public record Conversation(
            String title,
            boolean toYou,
            String person,
            String latest,
            boolean optOut,
            List<Message> messages) {
        public Conversation {
            messages = List.copyOf(messages);
        }
    }
}
