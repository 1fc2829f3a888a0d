package com.salesagent.domain.standing;

import java.util.Optional;

/** The latest look at each sending domain. */
public interface DomainChecks {
    Optional<DomainCheck> find(String domain);

    void put(DomainCheck check);
}
