/**
 * The two human gates: what is asked, what is shown, who may decide, and what was decided. A
 * decision binds to exactly what was shown; no decision means no.
 */
package com.salesagent.domain.approval;
