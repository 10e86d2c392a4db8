/**
 * Holds the dashboards to what there is.
 *
 * <p>In: the files of this module, the names of {@link org.yushi.supervision.MetricNames}, the
 * types of Grafana as {@code dashboards/schema} derives them, and a demo that has run. Out: a
 * failed build where a file is broken, or asks for what nobody measures or keeps. No Grafana is
 * needed, and none is asked: how a dashboard looks is not tested.
 */
package org.yushi.dashboards;
