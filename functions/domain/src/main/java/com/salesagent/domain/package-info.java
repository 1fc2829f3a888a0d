/** X. */
package com.salesagent.domain;
