/**
 * Judges a company: what it spends on energy, what an audit would recover, how promising that makes
 * it, and why in one sentence. {@code docs/estimates.md} has each formula and figure.
 */
package com.salesagent.analyst;
