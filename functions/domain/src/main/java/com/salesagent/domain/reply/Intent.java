package com.salesagent.domain.reply;

/** What a reply wants from us; where several apply, the first in this order does. */
public enum Intent {
    UNSUBSCRIBE("unsubscribe"),
    OUT_OF_OFFICE("out_of_office"),
    WANTS_MEETING("wants_meeting"),
    WANTS_INFO("wants_info"),
    REFERRAL("referral"),
    WRONG_PERSON("wrong_person"),
    NOT_INTERESTED("not_interested"),
    OTHER("other");

    private final String label;

    Intent(String label) {
        this.label = label;
    }

    /** The name in stored verdicts, reports and evaluation files. */
    public String label() {
        return label;
    }
}
