/** What a what-if says on the command line. */
package city.ioc.standalone.replay;
