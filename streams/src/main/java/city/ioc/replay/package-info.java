/** History computed anew under other assumptions: a bounded batch over the events, which leaves nothing behind. */
package city.ioc.replay;
