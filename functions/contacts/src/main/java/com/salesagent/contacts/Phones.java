package com.salesagent.contacts;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;

/** Telephone numbers as sources write them. */
final class Phones {
    private static final String REGION = "US";
    private static final int MAX_LENGTH = 40;

    private Phones() {}

    /** E.164 without an extension; blank for anything that is no assigned kind of number. */
    static String e164(String phone) {
        String text = Texts.line(phone, MAX_LENGTH);
        if (text.isEmpty()) {
            return "";
        }
        try {
            PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
            PhoneNumber number = numbers.parse(text, REGION);
            return numbers.isValidNumber(number)
                    ? numbers.format(number, PhoneNumberFormat.E164)
                    : "";
        } catch (NumberParseException e) {
            return "";
        }
    }
}
