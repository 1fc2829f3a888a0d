/** X. */
package com.salesagent.platform;
