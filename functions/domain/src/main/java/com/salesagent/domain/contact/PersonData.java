package com.salesagent.domain.contact;

import java.util.List;
import java.util.Map;

/** All that the tables hold about one person: to be shown to them, or to be erased. */
public interface PersonData {
    /**
     * What is held, item by item as it is stored, but for secrets of ours such as task tokens.
     *
     * @return by kind, such as {@code contacts}, {@code drafts}, {@code sends}, {@code events},
     *     {@code reviews}
     */
    Map<String, List<Map<String, Object>>> held(Person person);

    /**
     * Erases it. What proves that nothing was sent twice or without approval stays: ids, hashes,
     * times, stages. Safe to repeat; a later repeat also finds what was on its way at the first.
     *
     * @return how much was changed, by kind
     */
    Map<String, Integer> erase(Person person);

    /**
     * Whom it is about.
     *
     * @param contactId blank for somebody whom the lead only names
     * @param addressHash see {@link Addresses#hash}
     * @param name blank where it is not known any more
     */
    record Person(String leadId, String contactId, String addressHash, String name) {
        public static Person of(Contact contact) {
            return new Person(
                    contact.leadId(),
                    contact.id(),
                    Addresses.hash(contact.address()),
                    contact.name());
        }
    }
}
