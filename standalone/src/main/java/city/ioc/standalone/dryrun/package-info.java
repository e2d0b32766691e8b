/** How many alerts rules would have raised over history: reads the history, folds it, and tells what the fold says. */
package city.ioc.standalone.dryrun;
