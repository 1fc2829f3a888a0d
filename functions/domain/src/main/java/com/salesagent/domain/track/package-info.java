/** What comes back for a send: delivery events and replies, and what follows from each. */
package com.salesagent.domain.track;
