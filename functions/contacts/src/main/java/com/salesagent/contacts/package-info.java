/**
 * Whom to write to at a company: people whom the lead's own source names, then those on the
 * company's website, and in the local cloud a made-up one. No address is ever guessed.
 */
package com.salesagent.contacts;
