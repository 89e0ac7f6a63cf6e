#import <Foundation/Foundation.h>

@interface TWPartnerClient : NSObject

- (void)connect;
- (void)connectToPinnedHost;

@end
