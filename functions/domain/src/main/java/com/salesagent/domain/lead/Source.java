package com.salesagent.domain.lead;

/**
 * Where a company's data is from; shown wherever the lead is.
 *
 * @param publisher a register with its vintage, as in "CMS Hospital General Information, February
 *     2026", or the user's file
 * @param reference the row in it: a register's id, or "row 12"
 */
public record Source(String publisher, String reference) {}
