package org.cityreach.siting.configure;

import org.cityreach.siting.algorithm.SitingSolver;
import org.cityreach.siting.mip.HighsSolver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One solver that knows which goal is whose. */
@Configuration(proxyBeanMethods = false)
class SitingConfiguration {

    @Bean
    SitingSolver sitingSolver() {
        return new SolverByGoal(new HighsSolver());
    }
}
