/**
 * What a lead, a contact, a draft, a send, an approval and a run are, and the rules that bind them.
 * Plain Java: no AWS type, no model, no clock, no I/O. Stores and services are interfaces here and
 * adapters in {@code platform}.
 */
package com.salesagent.domain;
