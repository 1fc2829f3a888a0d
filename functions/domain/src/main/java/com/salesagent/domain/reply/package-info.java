/**
 * How a reply is read: what the writer newly wrote, what kind of mail it is, what it means.
 *
 * <p>Everything here is deterministic and knows no mail library, no model and no clock. {@link
 * com.salesagent.domain.reply.ReplyText} finds the new text, {@link
 * com.salesagent.domain.reply.MailKind} tells people from machines, {@link
 * com.salesagent.domain.reply.ReplyRules} gives the verdict, and {@link
 * com.salesagent.domain.reply.VerdictMerge} lets a model's reading in without letting it overrule
 * an opt-out.
 */
package com.salesagent.domain.reply;
