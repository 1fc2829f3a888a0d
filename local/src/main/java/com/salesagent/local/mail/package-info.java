/**
 * A SendGrid whose mail stays on this machine: it takes what SendGrid's client posts, keeps it,
 * shows it as a mailbox, and posts back signed events and the answers that a person types there.
 */
package com.salesagent.local.mail;
