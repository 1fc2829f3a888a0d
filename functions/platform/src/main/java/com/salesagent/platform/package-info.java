/**
 * What the agents share to reach AWS: environment, clients, JSON, stores. Lean: the public edge
 * loads it too.
 */
package com.salesagent.platform;
