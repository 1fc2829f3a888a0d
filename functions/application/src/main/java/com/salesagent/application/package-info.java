/** X. */
package com.salesagent.application;
