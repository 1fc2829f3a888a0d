/** X. */
package com.salesagent.models;
