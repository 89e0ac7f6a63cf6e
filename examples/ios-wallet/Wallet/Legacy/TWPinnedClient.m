#import "TWPinnedClient.h"

#import <AFNetworking/AFNetworking.h>

@implementation TWPinnedClient

- (void)connect {
    AFHTTPSessionManager *manager = [AFHTTPSessionManager manager];
    manager.securityPolicy = [AFSecurityPolicy policyWithPinningMode:AFSSLPinningModePublicKey];
    [manager GET:@"https://api.tern.app/offers" parameters:nil headers:nil progress:nil success:nil failure:nil];
}

@end
