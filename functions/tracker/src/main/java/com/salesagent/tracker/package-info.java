/** X. */
package com.salesagent.tracker;
