/**
 * How the sender stands with the world: whether its domain proves that mail is its own, and how
 * many of its emails bounce or are reported as spam. Bad standing stops sending by itself.
 */
package com.salesagent.domain.standing;
