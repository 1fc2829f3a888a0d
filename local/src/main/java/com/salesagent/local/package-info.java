/** X. */
package com.salesagent.local;
