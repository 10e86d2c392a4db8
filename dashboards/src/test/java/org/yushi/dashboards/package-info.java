/**
 * Holds the dashboards to the metrics there are.
 *
 * <p>In: the files of this module and the names of {@link org.yushi.supervision.MetricNames}. Out:
 * a failed build where a file is broken or asks for what nobody measures. No Grafana is needed, and
 * none is asked: how a dashboard looks is not tested.
 */
package org.yushi.dashboards;
