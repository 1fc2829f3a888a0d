/** Messages to the functions' queues. */
package com.salesagent.platform.queue;
