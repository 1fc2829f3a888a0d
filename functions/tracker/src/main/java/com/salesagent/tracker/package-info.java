/** What comes back: delivery events and replies. Verified, kept, read, applied once. */
package com.salesagent.tracker;
