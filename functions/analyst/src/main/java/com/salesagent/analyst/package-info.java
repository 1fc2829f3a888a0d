/** X. */
package com.salesagent.analyst;
