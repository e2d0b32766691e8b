/** What is measured, and the figures that a city computes from it: measures, formulas, versioned KPI definitions. */
package city.ioc.kpi;
