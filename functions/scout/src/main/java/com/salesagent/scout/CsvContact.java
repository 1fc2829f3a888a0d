package com.salesagent.scout;

/**
 * A person whom a list names for a company. A blank text means that it doesn't say.
 *
 * @param address a valid address, normalised
 * @param phone E.164
 */
record CsvContact(String name, String title, String address, String phone) {}
