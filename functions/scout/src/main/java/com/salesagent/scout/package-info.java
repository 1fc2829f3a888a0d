/**
 * Finds companies: in the public registers that come with it, and in the user's own list. Each has
 * its source, none is made up, and none is found twice.
 */
package com.salesagent.scout;
