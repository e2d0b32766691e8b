/** Rules that say when somebody has to look at a dossier or a unit. */
package city.ioc.alerts;
