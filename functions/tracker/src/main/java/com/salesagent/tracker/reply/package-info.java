/** Reads inbound mail as it comes: HTML to text, the whole verdict, and the evaluation of both. */
package com.salesagent.tracker.reply;
