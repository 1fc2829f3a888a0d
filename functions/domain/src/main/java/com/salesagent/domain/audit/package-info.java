/**
 * What can be shown afterwards: each decision and each send in a chain of digests per lead, with a
 * daily root over all chains. The digests are salted, so that they tell nothing of a person who was
 * erased and the chain stays whole without their data.
 */
package com.salesagent.domain.audit;
