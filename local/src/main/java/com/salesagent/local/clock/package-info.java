/** The clock that can be moved, and what happens when its time comes. */
package com.salesagent.local.clock;
