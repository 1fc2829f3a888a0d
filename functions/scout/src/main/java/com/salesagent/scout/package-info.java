/** X. */
package com.salesagent.scout;
