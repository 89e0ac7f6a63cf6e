#import <Foundation/Foundation.h>

/// Talks to the partner, whatever certificate it shows.
@interface TWPartnerClient : NSObject

- (void)connect;

@end
